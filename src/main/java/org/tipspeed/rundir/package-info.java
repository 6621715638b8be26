/** What a run leaves behind: directory, manifest, logs, figures, time series, TensorBoard. */
package org.tipspeed.rundir;
