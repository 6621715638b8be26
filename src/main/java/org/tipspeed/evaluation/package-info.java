/** How controllers are judged: suites, metrics over flights, comparison, goals, site. */
package org.tipspeed.evaluation;
