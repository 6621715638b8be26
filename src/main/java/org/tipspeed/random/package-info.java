/** Named random streams, each a function of run seed, name and index. */
package org.tipspeed.random;
