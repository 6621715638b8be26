/** A YAML file to validated settings records, all errors at once. */
package org.tipspeed.config;
