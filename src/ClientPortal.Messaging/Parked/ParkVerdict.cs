namespace ClientPortal.Messaging.Parked;

/// <summary>Why a message is taken out of its queue.</summary>
/// <param name="Reason">One of <see cref="ParkReasons"/>.</param>
/// <param name="Detail">For people.</param>
/// <param name="Tries">How often it was handled.</param>
internal sealed record ParkVerdict(string Reason, string Detail, int Tries = 0, Exception? Exception = null);
