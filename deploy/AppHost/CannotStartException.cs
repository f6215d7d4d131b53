namespace Challenges.AppHost;

/// <summary>What an operator can put right: the message says how; a stack would only hide it.</summary>
sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
