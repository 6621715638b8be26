/** The same training over seeds and variants: what was learned and what was traded. */
package org.tipspeed.study;
