/** A trained policy for other programs. */
package org.tipspeed.export;
