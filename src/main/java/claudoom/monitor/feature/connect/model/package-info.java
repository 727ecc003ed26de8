@NullMarked
package claudoom.monitor.feature.connect.model;

import org.jspecify.annotations.NullMarked;
