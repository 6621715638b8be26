/** The settings of a whole run. */
package org.tipspeed.config;
