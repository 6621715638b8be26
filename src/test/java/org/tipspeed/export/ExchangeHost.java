package org.tipspeed.export;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineReading;

/** A simulator's side of the exchange with one turbine's controller, in this process. */
final class ExchangeHost {

  static final int RECORDS = 400;
  static final int MESSAGE_BYTES = 1025;
  private static final int LOG_FROM = 200;
  private static final int MOST_LOGGED = 30;
  private static final int GUARD = 0x5a;

  private final Function function;
  final Memory swap = new Memory(RECORDS * 4L);
  private final Memory fail = new Memory(4);
  private final Memory names = new Memory(2000);
  private final Memory message = new Memory(MESSAGE_BYTES + 16L);

  ExchangeHost(Path library, double stepS) {
    this.function = NativeLibrary.getInstance(library.toString()).getFunction("DISCON");
    swap.clear();
    set(DisconRecord.INTERVAL, stepS);
    set(DisconRecord.MESSAGE_SIZE, MESSAGE_BYTES);
    set(DisconRecord.BLADES, 3);
    set(DisconRecord.PITCH_CONTROL, 1);
    set(DisconRecord.LOG_MOST, MOST_LOGGED);
    set(DisconRecord.LOG_START, LOG_FROM);
    set(DisconRecord.LOG_NAMES_SIZE, names.size());
    set(DisconRecord.SIZE, RECORDS);
  }

  void set(int record, double value) {
    swap.setFloat((record - 1) * 4L, (float) value);
  }

  float get(int record) {
    return swap.getFloat((record - 1) * 4L);
  }

  float logged(int index) {
    return get(LOG_FROM + index);
  }

  /** What the exchange array can carry of a reading. */
  void tell(TurbineReading reading) {
    for (Channel channel : reading.channels()) {
      try {
        SignalSource source = SignalSource.of(channel.columnName());
        set(source.records().get(0), reading.get(channel));
      } catch (SettingsException e) {
        // Others are not carried.
      }
    }
  }

  /**
   * @return the fail flag
   */
  int call(int status, String input) {
    byte[] bytes = (input + '\0').getBytes(StandardCharsets.UTF_8);
    Memory file = new Memory(bytes.length);
    file.write(0, bytes, 0, bytes.length);
    set(DisconRecord.STATUS, status);
    set(DisconRecord.INPUT_FILE_SIZE, bytes.length);
    message.setMemory(0, message.size(), (byte) GUARD);
    message.setByte(0, (byte) 0);
    fail.setInt(0, 0);
    function.invoke(Void.class, new Object[] {swap, fail, file, names, message});
    for (long i = MESSAGE_BYTES; i < message.size(); i++) {
      if (message.getByte(i) != GUARD) {
        throw new AssertionError("the library wrote past the end of the message");
      }
    }
    return fail.getInt(0);
  }

  String message() {
    return message.getString(0);
  }

  String channelNames() {
    return names.getString(0);
  }
}
