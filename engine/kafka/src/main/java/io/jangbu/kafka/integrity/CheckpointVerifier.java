package io.jangbu.kafka.integrity;

import io.jangbu.core.Sha256;
import io.jangbu.kafka.record.MalformedRecordException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells by a public key which checkpoints the command service has signed. */
public final class CheckpointVerifier {

  private static final int ID_BYTES = 8;

  private final PublicKey key;

  private CheckpointVerifier(PublicKey key) {
    this.key = key;
  }

  /**
   * One with the public key in a PEM text, block {@code PUBLIC KEY}.
   *
   * @throws IllegalArgumentException if there is no Ed25519 key in it
   */
  public static CheckpointVerifier of(String pem) {
    try {
      return new CheckpointVerifier(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Pem.block(pem, "PUBLIC KEY"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the block PUBLIC KEY has no Ed25519 key", e);
    }
  }

  /** The id of the key: the first 16 hexadecimal digits of SHA-256 over its DER form. */
  public String id() {
    return HexFormat.of().formatHex(Sha256.of(key.getEncoded()), 0, ID_BYTES);
  }

  /**
   * The checkpoint of a record; null if it is of another key.
   *
   * @param signature from the record's header; null if there is none
   * @throws MalformedRecordException if it is none, or not signed with the key that it names
   */
  public @Nullable Checkpoint verified(byte[] value, byte @Nullable [] signature) {
    Checkpoint checkpoint = Checkpoint.decode(value);
    if (!checkpoint.key().equals(id())) {
      return null;
    }
    if (signature == null || !holds(value, signature)) {
      throw new MalformedRecordException("its signature does not hold");
    }
    return checkpoint;
  }

  boolean holds(byte[] value, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(value);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException _) {
      // What is no signature at all.
      return false;
    }
  }
}
