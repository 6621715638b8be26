/** Results as tables and HTML pages. */
package org.tipspeed.report;
