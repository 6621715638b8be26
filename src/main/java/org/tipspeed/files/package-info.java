/** Files that are whole or as they were before, whatever happens, and folders for one at a time. */
package org.tipspeed.files;
