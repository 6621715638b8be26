package org.tipspeed.agent.replay;

import java.util.Arrays;

/**
 * Numbers, none negative, with the sum of all of them and the search in their running sum in
 * logarithmic time. Every inner sum is a function of the numbers alone, not of the order of
 * changes.
 */
final class SumTree {

  /** Node 1 is the root, node n has the children 2n and 2n + 1; the numbers are the last ones. */
  private final double[] nodes;

  private final int firstLeaf;

  SumTree(int capacity) {
    firstLeaf = capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
    nodes = new double[2 * firstLeaf];
  }

  double get(int index) {
    return nodes[firstLeaf + index];
  }

  void set(int index, double value) {
    int node = firstLeaf + index;
    nodes[node] = value;
    for (node >>= 1; node >= 1; node >>= 1) {
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
    }
  }

  /** Replaces the first numbers by these and the others by 0. */
  void setAll(double[] values) {
    System.arraycopy(values, 0, nodes, firstLeaf, values.length);
    Arrays.fill(nodes, firstLeaf + values.length, nodes.length, 0);
    for (int node = firstLeaf - 1; node >= 1; node--) {
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
    }
  }

  double[] first(int count) {
    return Arrays.copyOfRange(nodes, firstLeaf, firstLeaf + count);
  }

  double sum() {
    return nodes[1];
  }

  /**
   * The index at which the running sum first exceeds a value.
   *
   * @param value in [0, {@link #sum()})
   * @return an index with a number above 0, if there is one
   */
  int find(double value) {
    int node = 1;
    double rest = value;
    while (node < firstLeaf) {
      double left = nodes[2 * node];
      // Rounding may have left more than the whole right side, or nothing on it.
      boolean goLeft = rest < left || nodes[2 * node + 1] == 0;
      node = goLeft ? 2 * node : 2 * node + 1;
      rest = goLeft ? rest : rest - left;
    }
    return node - firstLeaf;
  }
}
