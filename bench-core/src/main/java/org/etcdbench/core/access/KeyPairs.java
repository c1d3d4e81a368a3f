package org.etcdbench.core.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Tells whether a private and a public key belong together. */
final class KeyPairs {
  private static final byte[] SIGNED = "etcd-bench".getBytes(StandardCharsets.UTF_8);

  private KeyPairs() {}

  /** Whether the one verifies what the other signs. */
  static boolean match(PublicKey publicKey, PrivateKey privateKey) {
    if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm(privateKey));
      signature.initSign(privateKey);
      signature.update(SIGNED);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SIGNED);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
