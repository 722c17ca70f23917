package io.jangbu.command.claim;

import io.jangbu.core.RejectionCode;

/** Why a command is rejected that did not get its claim. {@code message} is for a human. */
public record Lost(RejectionCode code, String message) {}
