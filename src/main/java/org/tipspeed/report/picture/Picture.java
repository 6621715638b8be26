package org.tipspeed.report.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.tipspeed.rundir.WholeFile;

/**
 * A white sheet to draw on, sharp on fine screens and in print.
 *
 * @param width in points
 * @param height in points
 */
public record Picture(int width, int height) {

  /** Colours that the colour-blind tell apart (Okabe and Ito), the darker ones first. */
  private static final Color[] COLOURS = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0xe69f00),
    new Color(0x56b4e9),
    new Color(0x7a5195),
  };

  private static final int PIXELS_PER_POINT = 2;

  /** One of a few colours, which begin anew after the last. */
  public static Color colour(int index) {
    return COLOURS[index % COLOURS.length];
  }

  /** What is drawn, as the bytes of a PNG file. */
  public byte[] png(Consumer<Graphics2D> drawing) {
    BufferedImage image =
        new BufferedImage(
            width * PIXELS_PER_POINT, height * PIXELS_PER_POINT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws org.tipspeed.rundir.ReportException if it cannot be written
   */
  public static void write(Path file, byte[] png) {
    WholeFile.write(file, png);
  }
}
