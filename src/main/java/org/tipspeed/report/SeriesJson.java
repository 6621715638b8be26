package org.tipspeed.report;

import tools.jackson.databind.JsonNode;

/** What a controller contributes to a chart. */
record SeriesJson(String controller, JsonNode values) {}
