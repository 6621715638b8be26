package org.tipspeed.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a pass does one after the other, and which products it does on the way. */
final class PassOperations implements Runnable {

  private final List<Runnable> all = new ArrayList<>();
  private final List<Supplier<Runnable>> products = new ArrayList<>();

  void add(Runnable operation) {
    all.add(operation);
  }

  void add(Product product) {
    all.add(product.plain());
    products.add(product::plain);
  }

  /** The product, and rectified linear units on it. */
  void addRectified(Product product, ActivationPass rectifier) {
    all.add(product.rectified(rectifier));
    products.add(product::plainAsRectified);
  }

  @Override
  public void run() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).run();
    }
  }

  /** The matrix products alone, to measure what the rest costs. */
  Runnable productsAlone() {
    return Elementwise.inOrder(products.stream().map(Supplier::get).toArray(Runnable[]::new));
  }
}
