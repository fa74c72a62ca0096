namespace IotSms.Telecontrol;

/// <summary>Something of the site that others may want to know; the program publishes it.</summary>
public abstract record TelecontrolNews
{
    private protected TelecontrolNews() { }
}
