"""Debian's Chromium without a window, driven over its debugging protocol (python3-websocket), with pages that may load
nothing but their file. Exit code 77: the browser or the module is not
installed, or the machine does not let a browser start; ctest calls that skipped."""
import base64
import json
import os
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PROGRAM = os.environ.get("DOSSIER_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader",
             "--enable-unsafe-swiftshader", "--remote-debugging-port=0", "--remote-allow-origins=*"]


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(SKIPPED)


def expect(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r}, expected {expected!r}")


class Browser:
    def __enter__(self):
        if not os.path.exists(PROGRAM):
            skip(PROGRAM + " is not installed")
        try:
            import websocket
        except ImportError:
            skip("python3-websocket is not installed")
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-chromium-", ignore_cleanup_errors=True)
        self.process = subprocess.Popen([PROGRAM, *ARGUMENTS, "--user-data-dir=" + self.folder.name, "about:blank"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port_file, deadline = os.path.join(self.folder.name, "DevToolsActivePort"), time.time() + 60
        lines = []
        while len(lines) < 2:
            if self.process.poll() is not None or time.time() > deadline:
                skip("chromium does not start on this machine")
            time.sleep(0.1)
            if os.path.exists(port_file):
                with open(port_file, encoding="ascii") as file:
                    lines = file.read().split()
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{lines[0]}{lines[1]}", timeout=120)
        self.number, self.pages = 0, {}
        return self

    def __exit__(self, *_):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def send(self, method, session=None, **parameters):
        """The command's result; events that come before it go to their pages."""
        self.number += 1
        number = self.number
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']['message']}")
                return message["result"]
            if message.get("sessionId") in self.pages:
                self.pages[message["sessionId"]].event(message["method"], message["params"])

    def open(self, path):
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        return Page(self, target, self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"], path)


class Page:
    """`faults` collects errors on the console, exceptions, dialogs and requests for anything but the file."""

    def __init__(self, browser, target, session, path):
        self.browser, self.target, self.session, self.faults = browser, target, session, []
        browser.pages[session] = self
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(domain + ".enable")
        self.send("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
        self.send("Page.navigate", url="file://" + os.path.abspath(path))

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def event(self, method, parameters):
        if method == "Runtime.consoleAPICalled" and parameters["type"] == "error":
            self.faults.append("console: " + json.dumps(parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.faults.append("console: " + parameters["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.faults.append("exception: " + parameters["exceptionDetails"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.faults.append("dialog: " + parameters["message"])
        elif method == "Network.requestWillBeSent" and not parameters["request"]["url"].startswith(("file:", "data:", "blob:")):
            self.faults.append("request: " + parameters["request"]["url"])

    def evaluate(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"{expression}: {result['exceptionDetails'].get('exception', {}).get('description')}")
        return result["result"].get("value")

    def wait_for(self, expression, seconds=60):
        deadline = time.time() + seconds
        while not self.evaluate(expression):
            if time.time() > deadline:
                sys.exit(f"waited in vain for {expression}; {self.faults}")
            time.sleep(0.05)

    def click(self, x, y):
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="none" if kind == "mouseMoved" else "left", clickCount=0 if kind == "mouseMoved" else 1)

    def type_into(self, selector, text):
        """Replaces what stands in the field, then presses Enter."""
        self.evaluate(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.focus(); e.select(); }})()")
        self.send("Input.insertText", text=text)
        for kind in ("rawKeyDown", "char", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="" if kind != "char" else "\r")

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self.browser.send("Target.closeTarget", targetId=self.target)
