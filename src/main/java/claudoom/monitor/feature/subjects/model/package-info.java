@NullMarked
package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.NullMarked;
