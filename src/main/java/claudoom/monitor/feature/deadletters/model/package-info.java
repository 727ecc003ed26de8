@NullMarked
package claudoom.monitor.feature.deadletters.model;

import org.jspecify.annotations.NullMarked;
