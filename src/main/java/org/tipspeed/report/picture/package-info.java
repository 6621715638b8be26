/** Results as PNG pictures. */
package org.tipspeed.report.picture;
