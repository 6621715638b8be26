/** A turbine's numbers from an OpenFAST model: blade element momentum, structure, schedule. */
package org.tipspeed.turbine.model;
