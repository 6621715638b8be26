/** Files that the program is given, which may be anybody's. */
package org.tipspeed.input;
