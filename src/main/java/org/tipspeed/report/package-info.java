/** What a run leaves behind: directory, manifest, tables, plots, HTML report. */
package org.tipspeed.report;
