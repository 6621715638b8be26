package org.tipspeed.architecture.offender.nn;

class Terminal {

  void printsAndExits() {
    System.out.println("out");
    System.err.println("err");
    new IllegalStateException().printStackTrace();
    Runtime.getRuntime().halt(1);
    System.exit(1);
  }
}
