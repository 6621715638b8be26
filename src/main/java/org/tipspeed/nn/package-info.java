/** Networks on ND4J: layers, whole-network updates, optimisers. */
package org.tipspeed.nn;
