/**
 * Files that may be anybody's, read within bounds, and files that are written whole or not at all.
 */
package org.tipspeed.files;
