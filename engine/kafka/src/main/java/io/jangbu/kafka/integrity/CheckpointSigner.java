package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** Signs checkpoints (Ed25519). Not for more than one thread. */
public final class CheckpointSigner {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final PrivateKey key;
  private final String id;

  private CheckpointSigner(PrivateKey key, String id) {
    this.key = key;
    this.id = id;
  }

  /**
   * One with the keys in a PEM text: the blocks {@code PRIVATE KEY} and {@code PUBLIC KEY}.
   *
   * @throws IllegalArgumentException if one is missing, is no Ed25519 key, or they are not of one
   *     pair; what it says has nothing of the private key
   */
  public static CheckpointSigner of(String pem) {
    CheckpointVerifier verifier = CheckpointVerifier.of(pem);
    CheckpointSigner signer = new CheckpointSigner(privateKey(pem), verifier.id());
    byte[] any = "of one pair".getBytes(UTF_8);
    if (!verifier.holds(any, signer.sign(any))) {
      throw new IllegalArgumentException("the two keys are not of one pair");
    }
    return signer;
  }

  private static PrivateKey privateKey(String pem) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(Pem.block(pem, PRIVATE)));
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException("the block " + PRIVATE + " has no Ed25519 key");
    }
  }

  /** A new pair, as a PEM text with both blocks. */
  public static String random() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return Pem.of(PRIVATE, pair.getPrivate().getEncoded())
          + Pem.of(PUBLIC, pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The block with the public key alone. */
  public static String publicKey(String pem) {
    return Pem.of(PUBLIC, Pem.block(pem, PUBLIC));
  }

  /** The id of the key, as {@link CheckpointVerifier#id}. */
  public String id() {
    return id;
  }

  /** The signature of a checkpoint's value. */
  public byte[] sign(byte[] value) {
    try {
      Signature ed25519 = Signature.getInstance(ALGORITHM);
      ed25519.initSign(key);
      ed25519.update(value);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
