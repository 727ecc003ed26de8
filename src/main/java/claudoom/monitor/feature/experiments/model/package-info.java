@NullMarked
package claudoom.monitor.feature.experiments.model;

import org.jspecify.annotations.NullMarked;
