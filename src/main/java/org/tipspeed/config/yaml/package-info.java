/** Any record from strict YAML, all errors at once, each with its line. */
package org.tipspeed.config.yaml;
