package io.jangbu.core.process;

import io.jangbu.core.CommandResult;

/**
 * The result of a command that a process has sent.
 *
 * @param processId which process
 * @param step as it was {@linkplain Outgoing sent}
 * @param context that the command was for
 */
public record Answer(String processId, String step, String context, CommandResult result) {}
