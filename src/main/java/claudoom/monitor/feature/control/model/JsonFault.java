package claudoom.monitor.feature.control.model;

/** Where a text stops being JSON, and why, as one sentence. Lines and columns count from 1. */
public record JsonFault(int line, int column, String sentence) {}
