using Federation.Domain.Grains;

namespace Federation.Node.Engine;

/// <summary>
/// The port behind which an engine hosts every grain. It carries only what can cross a network: grain, command, caller, key, reply; the
/// small engine here, an Orleans silo or a simulator can stand behind it.
/// </summary>
public interface IGrains
{
    /// <summary>
    /// Gives a command to a grain. An accepted reply is durable; the same key asks for the same reply. A refusal wrote nothing, but
    /// <c>outcome-unknown</c>, after which the same command with the same key tells. Nobody waits for a turn, or for a lost answer, longer
    /// than <see cref="NodeOptions.AnswerWithin"/>.
    /// </summary>
    /// <param name="cancel">Gives up waiting for a turn; once handed to the storage, a command is not taken back.</param>
    ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel);
}
