namespace ClientPortal.Messaging.Broker;

/// <summary>Which of a batch's messages the broker has answered for.</summary>
/// <param name="first">The publish sequence number of the batch's first message.</param>
internal sealed class ConfirmWindow(ulong first, int count)
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool[] _answered = new bool[count];
    private int _open = count;
    private int _answeredPrefix;
    private bool _refused;

    /// <summary>Ends when every message is confirmed; fails when one was refused or the channel is gone.</summary>
    public Task Completed => _completed.Task;

    /// <summary>Called by the channel's reader alone.</summary>
    /// <param name="upTo">Answers all earlier ones as well.</param>
    public void Answer(ulong number, bool upTo, bool confirmed)
    {
        if (number < first || number - first >= (ulong)_answered.Length)
        {
            return;
        }

        var index = (int)(number - first);
        _refused |= !confirmed;
        if (upTo)
        {
            for (; _answeredPrefix <= index; _answeredPrefix++)
            {
                Mark(_answeredPrefix);
            }
        }
        else
        {
            Mark(index);
        }

        if (_open == 0 && _refused)
        {
            Fail(new PublishRefusedException("The broker refused a message."));
        }
        else if (_open == 0)
        {
            _completed.TrySetResult();
        }
    }

    public void Fail(Exception exception)
    {
        _completed.TrySetException(exception);
        // Nobody may wait any more.
        _ = _completed.Task.Exception;
    }

    private void Mark(int index)
    {
        if (!_answered[index])
        {
            _answered[index] = true;
            _open--;
        }
    }
}
