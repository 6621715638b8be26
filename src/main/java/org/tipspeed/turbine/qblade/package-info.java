/** JNA binding to a QBlade-style simulator library. */
package org.tipspeed.turbine.qblade;
