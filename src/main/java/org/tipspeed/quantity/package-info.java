/** Units of quantities for people, and the limits that settings must keep. */
package org.tipspeed.quantity;
