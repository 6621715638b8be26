package org.tipspeed.turbine.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/**
 * Our end of the connection to the controller library in a program, {@code
 * native/controller/bridge.c}: every call of the controller is a question, the exchange array,
 * which has one answer. A port of the loopback interface is open to every user of the machine, so
 * whoever connects has to know a token.
 */
final class Bridge implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int TOKEN_BYTES = 32;
  private static final int ANSWER_BYTES = 256;
  private static final int COMMAND = 0;
  private static final int REFUSAL = 1;
  private static final int SENTENCE_AT = 24;
  private static final int LAST_CALL = -1;

  /** How long one wait is, after which is looked whether there is anything to wait for. */
  private static final int SLICE_MS = 100;

  /**
   * How long the program waits for an answer [s]: a learner may think long, and a tipspeed that is
   * gone is noticed at once, since its end of the connection is closed.
   */
  private static final int PATIENCE_S = 3600;

  private final ServerSocket server;
  private final String token = UUID.randomUUID().toString().replace("-", "");
  private final ByteBuffer question =
      ByteBuffer.allocate(Float.BYTES * DisconRecord.SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer answer =
      ByteBuffer.allocate(ANSWER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private Socket socket;

  private Bridge(ServerSocket server) {
    this.server = server;
  }

  /** Takes a free port. */
  static Bridge listen() {
    try {
      ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
      server.setSoTimeout(SLICE_MS);
      return new Bridge(server);
    } catch (IOException e) {
      throw new TurbineException(
          Kind.REFUSED, "no port of the loopback interface can be had: " + e.getMessage(), e);
    }
  }

  /** Writes the input file by which the controller library finds here. */
  Path writeInput(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("tipspeed.txt"),
        "tipspeed bridge 1\nport %d\ntoken %s\nlimit_s %d\n"
            .formatted(server.getLocalPort(), token, PATIENCE_S));
  }

  /**
   * Waits for the one connection that knows the token; nobody is let in after it.
   *
   * @throws TurbineException if the program ends or the time is over before
   */
  void accept(Program program, double limitS) {
    for (long slices = slices(limitS); socket == null; slices--) {
      if (slices <= 0) {
        throw new TurbineException(
            Kind.TIMED_OUT,
            "the program's controller did not connect within %s s%s"
                .formatted(limitS, program.lastWords()));
      }
      requireNotInterrupted();
      boolean alive = program.isAlive();
      acceptOne();
      if (socket == null && !alive) {
        throw program.ended("before its controller connected");
      }
    }
    closeServer();
  }

  private void acceptOne() {
    Socket visitor = null;
    try {
      visitor = server.accept();
      visitor.setTcpNoDelay(true);
      visitor.setSoTimeout(SLICE_MS * 10);
      String told =
          new String(visitor.getInputStream().readNBytes(TOKEN_BYTES), StandardCharsets.ISO_8859_1);
      if (told.equals(token)) {
        visitor.setSoTimeout(SLICE_MS);
        socket = visitor;
      } else {
        visitor.getOutputStream().write(refusal("the token is not that of this flight"));
        visitor.close();
      }
    } catch (IOException e) {
      closeQuietly(visitor); // nobody, or somebody who does not know what to say
    }
  }

  /**
   * Waits for the next call of the controller, whose records can be asked for then.
   *
   * @param when in the flight, for messages
   * @return whether there will be more
   */
  boolean next(Program program, double limitS, String when) {
    question.clear();
    long slices = slices(limitS);
    while (question.hasRemaining()) {
      requireNotInterrupted();
      try {
        int count =
            socket
                .getInputStream()
                .read(question.array(), question.position(), question.remaining());
        if (count < 0) {
          throw program.ended(when);
        }
        question.position(question.position() + count);
      } catch (SocketTimeoutException e) {
        if (--slices <= 0) {
          throw new TurbineException(
              Kind.TIMED_OUT,
              "the program did not call its controller within %s s %s%s"
                  .formatted(limitS, when, program.lastWords()),
              e);
        }
      } catch (IOException e) {
        throw program.ended(when);
      }
    }
    return record(DisconRecord.STATUS) != LAST_CALL;
  }

  /** A record of the last call, counted from 1. */
  float record(int number) {
    return question.getFloat((number - 1) * Float.BYTES);
  }

  /** Answers the last call; a program that is gone is noticed in waiting for the next. */
  void answer(double torqueNm, PerBlade pitchRad, double yawRateRadPerS) {
    answer.clear();
    answer.putInt(COMMAND).putFloat((float) torqueNm);
    for (int blade = 0; blade < 3; blade++) {
      answer.putFloat((float) pitchRad.get(blade));
    }
    answer.putFloat((float) yawRateRadPerS);
    write(answer.array());
  }

  /** Ends the flight at the last call: the controller fails with a sentence. */
  void refuse(String sentence) {
    write(refusal(sentence));
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // See above.
    }
  }

  private static byte[] refusal(String sentence) {
    return ByteBuffer.allocate(ANSWER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(REFUSAL)
        .position(SENTENCE_AT)
        .put(sentence.getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private static long slices(double limitS) {
    return (long) Math.ceil(limitS * 1000 / SLICE_MS);
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TurbineException(Kind.REFUSED, "interrupted while waiting for the program");
    }
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException e) {
      // The port is given back with the process.
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // There is nothing left to be sent.
    }
  }

  @Override
  public void close() {
    closeServer();
    closeQuietly(socket);
  }
}
