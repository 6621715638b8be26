/** Classical controllers in physical units: the NREL 5 MW baseline and Bladed libraries. */
package org.tipspeed.control;
