namespace Lifecycle;

/// <summary>The base of the exceptions that the library throws.</summary>
public class LifecycleException : Exception
{
    /// <summary>Makes an exception with a default message.</summary>
    public LifecycleException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened, to what, what was expected, and what to do.</param>
    public LifecycleException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">What happened, to what, what was expected, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public LifecycleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
