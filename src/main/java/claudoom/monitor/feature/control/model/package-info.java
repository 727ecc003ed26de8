@NullMarked
package claudoom.monitor.feature.control.model;

import org.jspecify.annotations.NullMarked;
