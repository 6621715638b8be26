/** A turbine in the OpenFAST library: the user's model, a working copy of it per episode. */
package org.tipspeed.turbine.openfast;
