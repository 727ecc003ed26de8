package claudoom.monitor.nats;

import io.nats.client.MessageHandler;

/** A subscription that outlives connections: what is listened to, and who hears it. */
record Standing(String pattern, MessageHandler handler) {}
