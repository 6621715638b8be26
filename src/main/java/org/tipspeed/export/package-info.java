/**
 * A policy for others: as a file for the controller library that Bladed, OpenFAST, QBlade and HAWC2
 * load, and as an ONNX model.
 */
package org.tipspeed.export;
