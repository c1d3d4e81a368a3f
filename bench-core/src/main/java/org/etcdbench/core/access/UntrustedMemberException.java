package org.etcdbench.core.access;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A member's certificate does not make us trust it; the message is complete for the user. */
public final class UntrustedMemberException extends CertificateException {
  private static final long serialVersionUID = 1L;

  UntrustedMemberException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
