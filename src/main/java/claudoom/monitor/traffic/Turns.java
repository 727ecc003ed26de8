package claudoom.monitor.traffic;

/**
 * What was ever put into a buffer, as so many times its room: by places, by bytes in the ring, by bytes of what is too large for
 * the ring. When one of them has grown by 1, all that was there before is gone.
 */
public record Turns(double messages, double bytes, double large) {

    /** Which part of the room was taken since, 0 to 1: whichever limit is reached first. */
    public double since(Turns before) {
        return Math.clamp(
                Math.max(messages - before.messages, Math.max(bytes - before.bytes, large - before.large)), 0, 1);
    }
}
