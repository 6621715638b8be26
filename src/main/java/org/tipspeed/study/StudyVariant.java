package org.tipspeed.study;

import java.util.Map;

/**
 * A variant of a study over settings.
 *
 * @param name also that of its folder
 * @param changes what it changes, by dotted path
 * @param study its seeds
 */
public record StudyVariant(String name, Map<String, String> changes, StudyReport study) {}
