package org.tipspeed.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.tipspeed.rundir.VisibleText;

/** All that is printed: names and messages come from files and libraries and steer no terminal. */
final class TerminalWriter extends FilterWriter {

  private static final String LINE_END = System.lineSeparator();

  private TerminalWriter(Writer target) {
    super(target);
  }

  static PrintWriter on(PrintWriter target) {
    return new PrintWriter(new TerminalWriter(target), true);
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString(character));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String unified = text.substring(from, from + length).replace(LINE_END, "\n");
    out.write(VisibleText.lines(unified).replace("\n", LINE_END));
  }
}
